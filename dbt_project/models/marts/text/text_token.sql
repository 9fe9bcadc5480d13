-- One search token of one article.
with token as (
    select * from {{ ref('stg_token') }}
)

select
    token.article_id,
    token.token,
    token.occurrences
from token
