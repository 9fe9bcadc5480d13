-- One member of one delegation.
with told as (
    {{ told_now('told_trip_party', 'trip_id') }}
),

party as (
    {{ party_names() }}
),

folded as (
    select
        told.trip_id,
        told.party_kind,
        told.party_id,
        bool_or(told.is_lead) as is_lead,
        {{ folded_measures() }}
    from told
    group by told.trip_id, told.party_kind, told.party_id
)

select
    folded.trip_id,
    folded.party_kind,
    folded.party_id,
    party.name as party_name,
    folded.is_lead,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
left join party on folded.party_kind = party.entity_kind and folded.party_id = party.entity_id
