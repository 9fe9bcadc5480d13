-- One journey of one delegation, folded from all articles that tell it now.
with told as (
    {{ told_now('told_trip', 'trip_id') }}
),

folded as (
    select
        told.trip_id,
        {{ best('name') }},
        {{ best('direction') }},
        {{ best('delegation_organization_id') }},
        {{ best_together('home', ['home_place_id', 'home_basis']) }},
        {{ best_together('leader', ['lead_person_id', 'lead_basis']) }},
        {{ best_together('days', ['started_on', 'ended_on', 'date_basis', 'date_reason', 'days_computed']) }},
        {{ best('days_stated') }},
        {{ folded_measures() }}
    from told
    group by told.trip_id
)

select
    folded.trip_id,
    folded.name,
    folded.direction,
    folded.delegation_organization_id,
    folded.home.home_place_id,
    folded.home.home_basis,
    folded.leader.lead_person_id,
    folded.leader.lead_basis,
    folded.days.started_on,
    folded.days.ended_on,
    folded.days.date_basis,
    folded.days.date_reason,
    folded.days_stated,
    folded.days.days_computed,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
