-- One landed article (its bytes).
with article as (
    select * from {{ ref('stg_article') }}
),

decided as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
)

select
    article.article_id,
    decided.source_uri,
    decided.source_id,
    decided.page_key,
    article.page_url,
    article.title,
    article.publisher,
    article.source,
    article.byline,
    article.published_on,
    article.published_basis,
    article.script,
    article.encoding,
    article.genre,
    article.genre_reason,
    home.entity_id as home_place_id,
    article.home_basis,
    article.event_from,
    article.event_to,
    article.event_basis,
    article.event_reason,
    article.raw_text,
    article.clean_text,
    decided.first_seen_at as landed_at,
    decided.duplicate_of_article_id,
    decided.supersedes_article_id
from article
inner join decided on article.article_id = decided.article_id
left join entity_key as home on article.home_local_id = home.local_id
