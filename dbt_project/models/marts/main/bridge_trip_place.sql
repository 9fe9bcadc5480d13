-- One destination of one trip, in the order in which the articles name them.
with told as (
    {{ told_now('told_trip_place', 'trip_id') }}
),

folded as (
    select
        told.trip_id,
        told.place_id,
        min(told.ordinal) as named_as,
        min(told.raw_start) as named_at,
        {{ best_together('days', ['from_day', 'to_day']) }},
        {{ folded_measures() }}
    from told
    group by told.trip_id, told.place_id
)

select
    folded.trip_id,
    row_number() over (
        partition by folded.trip_id
        order by folded.named_as, folded.named_at, folded.place_id
    ) as ordinal,
    folded.place_id,
    folded.days.from_day,
    folded.days.to_day,
    folded.article_count,
    folded.first_told_on,
    folded.is_inferred,
    folded.confidence,
    folded.known_from
from folded
