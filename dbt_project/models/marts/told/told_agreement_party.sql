-- One party of one agreement as told.
with agreement_party as (
    select * from {{ ref('stg_agreement_party') }}
),

article as (
    select * from {{ ref('stg_decided_article') }}
),

entity_key as (
    select * from {{ ref('stg_decided_entity_id_map') }}
),

fact_key as (
    select * from {{ ref('stg_decided_fact_id_map') }}
),

-- An article may name a party twice under two local ids that turn out to be one; the first mention stays.
named_once as (
    select
        agreement_party.*,
        fact_key.fact_id,
        party.entity_id as party_id
    from agreement_party
    left join fact_key on agreement_party.told_id = fact_key.told_id
    left join entity_key as party on agreement_party.party_local_id = party.local_id
    qualify row_number() over (
        partition by agreement_party.told_id, agreement_party.party_kind, party.entity_id, agreement_party.side
        order by agreement_party.raw_start, agreement_party.raw_end, agreement_party.party_local_id
    ) = 1
)

select
    named_once.told_id,
    named_once.fact_id as agreement_id,
    named_once.party_kind,
    named_once.party_id,
    named_once.side,
    {{ evidence_of('named_once') }},
    {{ known_of('article') }}
from named_once
inner join article on named_once.article_id = article.article_id
