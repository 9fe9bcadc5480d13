-- One person holding one office, as observed: all days on which articles show it, from first to last.
with told as (
    {{ told_now('told_person_role', 'person_id') }}
),

folded as (
    select
        told.person_id,
        told.title_id,
        told.title,
        told.organization_id,
        told.place_id,
        {{ best_together('affiliation', ['affiliation_basis', 'affiliation_reason']) }},
        min(coalesce(told.as_of_from, told.published_on)) as first_seen_on,
        max(coalesce(told.as_of_to, told.published_on)) as last_seen_on,
        {{ folded_measures() }}
    from told
    group by told.person_id, told.title_id, told.title, told.organization_id, told.place_id
)

select
    folded.person_id,
    folded.title_id,
    folded.title,
    folded.organization_id,
    folded.place_id,
    folded.affiliation.affiliation_basis,
    folded.affiliation.affiliation_reason,
    folded.first_seen_on,
    folded.last_seen_on,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
