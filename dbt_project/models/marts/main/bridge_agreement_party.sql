-- One party of one agreement.
with told as (
    {{ told_now('told_agreement_party', 'agreement_id') }}
),

party as (
    {{ party_names() }}
),

folded as (
    select
        told.agreement_id,
        told.party_kind,
        told.party_id,
        told.side,
        {{ folded_measures() }}
    from told
    group by told.agreement_id, told.party_kind, told.party_id, told.side
)

select
    folded.agreement_id,
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
