# What the command line says; it speaks English.
demo-refusal-not-empty = The database has a company or accounts already. A demo company is loaded into an empty database only.
refusal-service-account = This is a service account. It never signs in to the pages, so it cannot become a company admin.
