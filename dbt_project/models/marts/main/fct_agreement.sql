-- One agreement, or one counted group of them, folded from all articles that tell it now.
with told as (
    {{ told_now('told_agreement', 'agreement_id') }}
),

folded as (
    select
        told.agreement_id,
        {{ best('trip_id') }},
        {{ best('engagement_id') }},
        {{ best('project_id') }},
        {{ best('kind') }},
        {{ best_together('state', ['status', 'status_basis']) }},
        {{ best_together('counted', ['agreement_count', 'count_is_lower_bound']) }},
        {{ best('subject') }},
        {{ best('industry_id') }},
        {{ best_together('place', ['place_id', 'place_basis']) }},
        {{ best_together('days', ['signed_from', 'signed_to', 'date_basis']) }},
        {{ best_together('money', ['amount', 'currency', 'amount_qualifier', 'amount_cny']) }},
        {{ best('is_background') }},
        {{ folded_measures() }}
    from told
    group by told.agreement_id
)

select
    folded.agreement_id,
    folded.trip_id,
    folded.engagement_id,
    folded.project_id,
    folded.kind,
    folded.state.status,
    folded.state.status_basis,
    folded.counted.agreement_count,
    folded.counted.count_is_lower_bound,
    folded.subject,
    folded.industry_id,
    folded.place.place_id,
    folded.place.place_basis,
    folded.days.signed_from,
    folded.days.signed_to,
    folded.days.date_basis,
    folded.money.amount,
    folded.money.currency,
    folded.money.amount_qualifier,
    folded.money.amount_cny,
    folded.is_background,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
