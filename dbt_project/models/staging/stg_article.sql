-- One landed article (its bytes).
with source as (
    select * from {{ source('records', 'article') }}
),

renamed as (
    select
        article_id,
        title,
        publisher,
        source,
        byline,
        published_on,
        published_basis,
        page_url,
        script,
        encoding,
        genre,
        genre_reason,
        home_local_id,
        home_basis,
        event_from,
        event_to,
        event_basis,
        event_reason,
        raw_text,
        clean_text
    from source
)

select * from renamed
