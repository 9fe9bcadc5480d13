-- One office or rank that someone is seen to hold. A title the vocabulary does not know has no class and no rank.
with title as (
    select * from {{ ref('stg_decided_title') }}
),

known as (
    select * from {{ ref('title') }}
)

select
    title.title_id,
    coalesce(known.name, title.name) as name,
    known.title_class,
    known.administrative_rank,
    known.is_deputy
from title
left join known on title.title_key = known.title_key
