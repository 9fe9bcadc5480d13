-- One story inside an article (又讯 starts another).
with source as (
    select * from {{ source('records', 'story') }}
),

renamed as (
    select
        story_id,
        article_id,
        ordinal,
        headline,
        home_local_id,
        event_from,
        event_to,
        raw_start,
        raw_end
    from source
)

select * from renamed
