-- One party of one engagement.
with told as (
    {{ told_now('told_engagement_party', 'engagement_id') }}
),

party as (
    {{ party_names() }}
),

folded as (
    select
        told.engagement_id,
        told.party_kind,
        told.party_id,
        told.side,
        {{ folded_measures() }}
    from told
    group by told.engagement_id, told.party_kind, told.party_id, told.side
)

select
    folded.engagement_id,
    folded.party_kind,
    folded.party_id,
    party.name as party_name,
    folded.side,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
left join party on folded.party_kind = party.entity_kind and folded.party_id = party.entity_id
