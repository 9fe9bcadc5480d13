-- One thing that happened between parties, folded from all articles that tell it now.
with told as (
    {{ told_now('told_engagement', 'engagement_id') }}
),

folded as (
    select
        told.engagement_id,
        {{ best('trip_id') }},
        {{ best('kind') }},
        {{ best_together('days', ['occurred_from', 'occurred_to', 'date_basis', 'date_reason']) }},
        {{ best_together('place', ['place_id', 'place_basis']) }},
        {{ best_together('leader', ['lead_person_id', 'lead_basis']) }},
        {{ best('event_name') }},
        {{ best('is_online') }},
        {{ best('is_background') }},
        {{ folded_measures() }}
    from told
    group by told.engagement_id
)

select
    folded.engagement_id,
    folded.trip_id,
    folded.kind,
    folded.days.occurred_from,
    folded.days.occurred_to,
    folded.days.date_basis,
    folded.days.date_reason,
    folded.place.place_id,
    folded.place.place_basis,
    folded.leader.lead_person_id,
    folded.leader.lead_basis,
    folded.event_name,
    folded.is_online,
    folded.is_background,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
