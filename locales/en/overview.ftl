overview-page = Overview
overview-title = Welcome, { $name }
overview-roles = Your roles
overview-no-roles = You have no role yet. You can manage your profile; for anything more, ask a company admin for a role.
overview-abilities = What you can do
overview-profile = Open your profile
overview-last-sign-in = Last sign-in: { $name }
