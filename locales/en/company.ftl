company-title = Company
company-since = With Gatehouse since { $name }
company-contacts = Contacts
company-contacts-help = The company admins can help with your account and your permissions.
company-contacts-more = There are more company admins than are named here.
company-university = University
company-community = Community
company-matrix = Who may do what
company-matrix-help = What each role permits. Roles add up; “own only” means what is assigned to the person, such as their licenses or tenants.
company-primary = Primary contacts of licenses
company-primary-help = Ask them about a license, and for a seat.
company-primary-more = There are more.
company-primary-of = { $count ->
    [one] of 1 license
   *[other] of { $shown } licenses
}
company-primary-seen = { $count ->
    [one] show 1 license
   *[other] show { $shown } licenses
}
