-- One thing not taken in.
with source as (
    select * from {{ source('run', 'quarantine') }}
),

renamed as (
    select
        sha256,
        source_uri,
        reason,
        detail,
        cast(seen_at as timestamptz) at time zone 'UTC' as seen_at
    from source
)

select * from renamed
