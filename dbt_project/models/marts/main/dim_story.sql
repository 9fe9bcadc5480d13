-- One story inside an article (又讯 starts another).
with story as (
    select * from {{ ref('stg_story') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    story.story_id,
    story.article_id,
    story.ordinal,
    story.headline,
    home.entity_id as home_place_id,
    story.event_from,
    story.event_to,
    story.raw_start,
    story.raw_end
from story
left join entity_key as home on story.home_local_id = home.local_id
