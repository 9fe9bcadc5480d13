-- The release that is being built, one row.
with source as (
    select * from {{ source('run', 'release') }}
),

renamed as (
    select
        release_id,
        cast(built_at as timestamptz) at time zone 'UTC' as built_at,
        run_id,
        code_version,
        extractor_digest,
        input_digest,
        article_count
    from source
)

select * from renamed
