//! The tables, as both databases have them. A test compares them with what the migrations make.

diesel::table! { company (id) { id -> BigInt, name -> Text, created_at -> Timestamp, } }

diesel::table! { setup_links (id) { id -> BigInt, secret_hash -> Text, created_at -> Timestamp, } }

diesel::table! {
    accounts (id) {
        id -> BigInt,
        kind -> Text,
        identity_source -> Text,
        status -> Text,
        display_name -> Text,
        first_name -> Text,
        last_name -> Text,
        email -> Nullable<Text>,
        login -> Nullable<Text>,
        job_title -> Text,
        description -> Text,
        locale -> Text,
        time_zone -> Text,
        theme -> Text,
        password_hash -> Nullable<Text>,
        credential_epoch -> BigInt,
        confirmed_at -> Nullable<Timestamp>,
        valid_until -> Nullable<Timestamp>,
        inactive_reason -> Nullable<Text>,
        inactive_until -> Nullable<Timestamp>,
        last_login_at -> Nullable<Timestamp>,
        role_count -> BigInt,
        created_at -> Timestamp,
        created_by -> Nullable<BigInt>,
        created_by_name -> Text,
        modified_at -> Timestamp,
        modified_by -> Nullable<BigInt>,
        modified_by_name -> Text,
        version -> BigInt,
        login_key -> Nullable<Text>,
        email_key -> Nullable<Text>,
        name_key -> Text,
        first_name_key -> Text,
        last_name_key -> Text,
        job_title_key -> Text,
        search_text -> Text,
        description_key -> Text,
        created_by_key -> Text,
        modified_by_key -> Text,
        key_expires_at -> Nullable<Timestamp>,
        description_text -> Text,
        login_seconds -> Nullable<BigInt>,
        license_count -> BigInt,
        tenant_count -> BigInt,
    }
}

diesel::table! {
    roles (id) {
        id -> BigInt,
        key -> Nullable<Text>,
        name -> Text,
        name_key -> Text,
        description -> Text,
        created_at -> Timestamp,
        version -> BigInt,
        kind -> Text,
        sort_key -> Text,
        description_key -> Text,
        permission_count -> BigInt,
        holder_count -> BigInt,
        created_by_name -> Text,
        created_by_key -> Text,
        modified_at -> Timestamp,
        modified_by_name -> Text,
        modified_by_key -> Text,
        search_text -> Text,
        ended_at -> Nullable<Timestamp>,
        ended_by -> Nullable<BigInt>,
        ended_by_name -> Text,
    }
}

diesel::table! { role_permissions (role_id, permission) { role_id -> BigInt, permission -> Text, } }

diesel::table! {
    account_roles (account_id, role_id) {
        account_id -> BigInt,
        role_id -> BigInt,
        granted_at -> Timestamp,
        granted_by -> Nullable<BigInt>,
        granted_by_name -> Text,
        valid_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tenants (id) {
        id -> BigInt,
        name -> Text,
        kind -> Text,
        status -> Text,
        url -> Text,
        description -> Text,
        member_count -> BigInt,
        version -> BigInt,
        created_at -> Timestamp,
        created_by_name -> Text,
        modified_at -> Timestamp,
        modified_by_name -> Text,
        name_key -> Text,
        sort_key -> Text,
        url_key -> Text,
        description_key -> Text,
        created_by_key -> Text,
        modified_by_key -> Text,
        search_text -> Text,
        ended_at -> Nullable<Timestamp>,
        ended_by -> Nullable<BigInt>,
        ended_by_name -> Text,
    }
}

diesel::table! {
    tenant_members (tenant_id, account_id) {
        tenant_id -> BigInt,
        account_id -> BigInt,
        role -> Text,
        login -> Text,
        login_key -> Text,
        since -> Timestamp,
        given_by -> Nullable<BigInt>,
        given_by_name -> Text,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        key_hash -> Text,
        account_id -> BigInt,
        state -> Text,
        ip -> Text,
        user_agent -> Text,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
        proven_at -> Timestamp,
    }
}

diesel::table! {
    sign_ins (id) {
        id -> BigInt,
        account_id -> BigInt,
        session_id -> Nullable<BigInt>,
        succeeded -> Bool,
        ip -> Text,
        user_agent -> Text,
        at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tokens (id) {
        id -> BigInt,
        account_id -> BigInt,
        purpose -> Text,
        secret_hash -> Text,
        address -> Text,
        credential_epoch -> BigInt,
        mail_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        ended_as -> Nullable<Text>,
    }
}

diesel::table! {
    throttles (key) {
        key -> Text,
        failures -> BigInt,
        last_failure_at -> Timestamp,
        blocked_until -> Timestamp,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        account_id -> Nullable<BigInt>,
        address -> Text,
        recipient_name -> Text,
        locale -> Text,
        kind -> Text,
        facts -> Text,
        state -> Text,
        attempts -> BigInt,
        next_attempt_at -> Timestamp,
        leased_until -> Nullable<Timestamp>,
        reply -> Nullable<Text>,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
        recipient_key -> Text,
        address_key -> Text,
        search_text -> Text,
        notice_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_deliveries (id) {
        id -> BigInt,
        address_key -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    mail_refusals (account_id, kind) {
        account_id -> BigInt,
        kind -> Text,
    }
}

diesel::table! {
    audit_events (id) {
        id -> BigInt,
        at -> Timestamp,
        actor_kind -> Text,
        actor_id -> Nullable<BigInt>,
        actor_name -> Text,
        action -> Text,
        subject_kind -> Text,
        subject_id -> Nullable<BigInt>,
        subject_name -> Text,
        outcome -> Text,
        reason -> Nullable<Text>,
        changes -> Text,
        ip -> Text,
        request_id -> Text,
        actor_key -> Text,
        subject_key -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    audit_seals (number) {
        number -> BigInt,
        event_id -> BigInt,
        sealed_at -> Timestamp,
        hash -> Text,
    }
}

diesel::table! { audit_unsealed (event_id) { event_id -> BigInt, } }

diesel::table! {
    tombstones (id) {
        id -> BigInt,
        account_id -> BigInt,
        kind -> Text,
        display_name -> Text,
        login -> Nullable<Text>,
        email -> Nullable<Text>,
        reason -> Nullable<Text>,
        released -> Text,
        deleted_at -> Timestamp,
        deleted_by -> Nullable<BigInt>,
        deleted_by_name -> Text,
        name_key -> Text,
        login_key -> Nullable<Text>,
        email_key -> Nullable<Text>,
        deleted_by_key -> Text,
        search_text -> Text,
        reason_key -> Text,
        released_key -> Text,
        tenants -> Text,
        tenants_key -> Text,
    }
}

diesel::table! {
    account_drafts (id) {
        id -> BigInt,
        owner_id -> BigInt,
        form -> Text,
        account_id -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    jobs (id) {
        id -> BigInt,
        key -> Text,
        kind -> Text,
        actor_id -> BigInt,
        actor_name -> Text,
        ip -> Text,
        request_id -> Text,
        query -> Nullable<Text>,
        exceptions -> Text,
        source_id -> Nullable<BigInt>,
        source_state -> Nullable<Text>,
        terms -> Text,
        state -> Text,
        gathered_to -> Nullable<BigInt>,
        total -> BigInt,
        done -> BigInt,
        skipped -> BigInt,
        failed -> BigInt,
        reason -> Nullable<Text>,
        undo_of -> Nullable<BigInt>,
        retry_of -> Nullable<BigInt>,
        created_at -> Timestamp,
        started_at -> Nullable<Timestamp>,
        finished_at -> Nullable<Timestamp>,
        touched_at -> Timestamp,
        owner -> Nullable<Text>,
        leased_until -> Nullable<Timestamp>,
        actor_key -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    job_items (job_id, subject_id) {
        job_id -> BigInt,
        subject_id -> BigInt,
        label -> Text,
        state -> Text,
        reason -> Nullable<Text>,
        memo -> Nullable<Text>,
    }
}

diesel::table! {
    accounts_blocks (id) {
        id -> BigInt,
        start_key -> Text,
        start_id -> BigInt,
        end_key -> Text,
        end_id -> BigInt,
        search_text -> Text,
    }
}

diesel::table! {
    list_views (id) {
        id -> BigInt,
        list -> Text,
        owner_id -> Nullable<BigInt>,
        owner_name -> Text,
        name -> Nullable<Text>,
        name_key -> Nullable<Text>,
        query -> Text,
        sort -> Text,
        shown_columns -> Text,
        widths -> Text,
        size -> BigInt,
        density -> Text,
        grouping -> Text,
        opens_with -> Text,
        shared_with -> Text,
        role_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        modified_at -> Timestamp,
    }
}

diesel::table! {
    policies (key) {
        key -> Text,
        value -> Text,
        changed_at -> Timestamp,
        changed_by -> Nullable<BigInt>,
        changed_by_name -> Text,
    }
}

diesel::table! {
    api_keys (id) {
        id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        secret_hash -> Text,
        credential_epoch -> BigInt,
        created_at -> Timestamp,
        created_by -> Nullable<BigInt>,
        created_by_name -> Text,
        expires_at -> Timestamp,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        revoked_by_name -> Nullable<Text>,
        reminded_days -> BigInt,
        replaces -> Nullable<BigInt>,
    }
}

diesel::table! {
    tickets (id) {
        id -> BigInt,
        kind -> Text,
        subject -> Text,
        description -> Text,
        status -> Text,
        requester_id -> BigInt,
        requester_name -> Text,
        comment_count -> BigInt,
        created_at -> Timestamp,
        changed_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        closed_by_name -> Nullable<Text>,
        version -> BigInt,
        subject_key -> Text,
        requester_key -> Text,
        search_text -> Text,
        sent_key -> Nullable<Text>,
    }
}

diesel::table! {
    ticket_people (ticket_id, account_id) {
        ticket_id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        sees -> Bool,
        follows -> Bool,
        since -> Timestamp,
        by_name -> Text,
    }
}

diesel::table! {
    ticket_comments (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        step -> Text,
        author_id -> Nullable<BigInt>,
        author_name -> Text,
        body -> Text,
        at -> Timestamp,
        sent_key -> Nullable<Text>,
    }
}

diesel::table! {
    ticket_contacts (ticket_id) {
        ticket_id -> BigInt,
        license_id -> BigInt,
        license_name -> Text,
        contact_id -> BigInt,
        contact_name -> Text,
        successor_id -> BigInt,
        successor_name -> Text,
        decision -> Nullable<Text>,
        decided_at -> Nullable<Timestamp>,
        decided_by_name -> Nullable<Text>,
    }
}

diesel::table! {
    ticket_attachments (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        comment_id -> Nullable<BigInt>,
        name -> Text,
        media -> Text,
        size -> BigInt,
        file -> Text,
        by_id -> Nullable<BigInt>,
        by_name -> Text,
        at -> Timestamp,
    }
}

diesel::table! {
    licenses (id) {
        id -> BigInt,
        name -> Text,
        product -> Text,
        code -> Text,
        kind -> Text,
        deployment -> Text,
        mac -> Nullable<Text>,
        seats -> BigInt,
        used -> BigInt,
        free -> BigInt,
        starts_at -> Nullable<Timestamp>,
        expires_at -> Nullable<Timestamp>,
        contact_id -> BigInt,
        contact_name -> Text,
        reminded_days -> BigInt,
        created_at -> Timestamp,
        created_by -> Nullable<BigInt>,
        created_by_name -> Text,
        modified_at -> Timestamp,
        modified_by -> Nullable<BigInt>,
        modified_by_name -> Text,
        version -> BigInt,
        name_key -> Text,
        product_key -> Text,
        code_key -> Text,
        code_unique -> Text,
        contact_key -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    license_admins (license_id, account_id) {
        license_id -> BigInt,
        account_id -> BigInt,
        notices -> Bool,
        since -> Timestamp,
        by_name -> Text,
    }
}

diesel::table! {
    license_assignments (license_id, account_id) {
        license_id -> BigInt,
        account_id -> BigInt,
        is_device -> Bool,
        since -> Timestamp,
        by_id -> Nullable<BigInt>,
        by_name -> Text,
    }
}

diesel::table! {
    license_macs (id) {
        id -> BigInt,
        license_id -> BigInt,
        old_mac -> Nullable<Text>,
        new_mac -> Text,
        at -> Timestamp,
        by_id -> Nullable<BigInt>,
        by_name -> Text,
    }
}

diesel::table! {
    license_usage (license_id, day) {
        license_id -> BigInt,
        day -> Timestamp,
        seats -> BigInt,
        used -> BigInt,
    }
}

diesel::table! {
    notices (id) {
        id -> BigInt,
        kind -> Text,
        subject -> Text,
        body -> Text,
        starts_at -> Nullable<Timestamp>,
        ends_at -> Nullable<Timestamp>,
        is_for_all -> Bool,
        state -> Text,
        job_id -> Nullable<BigInt>,
        recipient_count -> BigInt,
        version -> BigInt,
        created_at -> Timestamp,
        created_by_name -> Text,
        modified_at -> Timestamp,
        modified_by_name -> Text,
        sent_at -> Nullable<Timestamp>,
        sent_by_name -> Text,
        subject_key -> Text,
        created_by_key -> Text,
        search_text -> Text,
    }
}

diesel::table! {
    notice_licenses (notice_id, license_id) {
        notice_id -> BigInt,
        license_id -> BigInt,
    }
}

diesel::table! {
    notice_wishes (account_id, license_id, kind) {
        account_id -> BigInt,
        license_id -> BigInt,
        kind -> Text,
        is_wanted -> Bool,
    }
}

diesel::joinable!(account_roles -> accounts (account_id));
diesel::joinable!(api_keys -> accounts (account_id));
diesel::joinable!(account_roles -> roles (role_id));
diesel::joinable!(notice_licenses -> licenses (license_id));
diesel::joinable!(role_permissions -> roles (role_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(tenant_members -> accounts (account_id));
diesel::joinable!(tenant_members -> tenants (tenant_id));
diesel::joinable!(sign_ins -> accounts (account_id));
diesel::joinable!(tokens -> accounts (account_id));

diesel::joinable!(license_admins -> accounts (account_id));
diesel::joinable!(license_admins -> licenses (license_id));
diesel::joinable!(license_assignments -> accounts (account_id));
diesel::joinable!(license_assignments -> licenses (license_id));

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    api_keys,
    roles,
    role_permissions,
    account_roles,
    sessions,
    sign_ins,
    tenant_members,
    tenants,
    tokens,
    company,
    list_views,
    policies,
    licenses,
    license_admins,
    license_assignments,
    license_macs,
    license_usage,
    notices,
    notice_licenses,
    notice_wishes,
    tickets,
    ticket_people,
);

diesel::allow_tables_to_appear_in_same_query!(audit_events, audit_seals, audit_unsealed);
