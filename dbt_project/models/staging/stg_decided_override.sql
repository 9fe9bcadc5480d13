-- One reviewed judgement, and how much it was found to mean.
with source as (
    select * from {{ source('decisions', 'override') }}
),

renamed as (
    select
        line,
        override,
        kind,
        article_id,
        evidence,
        other_article_id,
        other_evidence,
        new_name,
        reason,
        matched_count
    from source
)

select * from renamed
