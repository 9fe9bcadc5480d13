-- One search token of one article.
with source as (
    select * from {{ source('records', 'token') }}
),

renamed as (
    select
        article_id,
        token,
        occurrences
    from source
)

select * from renamed
