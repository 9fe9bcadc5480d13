-- One arrival of one file.
with source as (
    select * from {{ source('run', 'delivery') }}
),

renamed as (
    select
        sha256,
        source_uri,
        cast(first_seen_at as timestamptz) at time zone 'UTC' as first_seen_at,
        run_id
    from source
)

select * from renamed
