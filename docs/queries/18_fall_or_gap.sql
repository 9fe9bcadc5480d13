-- Is a fall in trips to one country real, or a gap in the sources? Trips by country and month beside what was read that month.
-- 前往某国的行程减少，是真实的下降，还是来源的空缺？逐月对照所读文章数。
with coverage as (
    select
        coverage.month,
        sum(coverage.read_count) as articles_read,
        count(*) filter (where coverage.landed_count > 0) as sources_read,
        count(*) filter (where coverage.landed_count = 0) as sources_silent
    from catalog.source_coverage as coverage
    group by coverage.month
),

trips as (
    select
        place.country_name as country,
        cast(date_trunc('month', trip.started_on) as date) as month,
        count(distinct trip.trip_id) as trips
    from main.fct_trip as trip
    inner join main.bridge_trip_place as stop on trip.trip_id = stop.trip_id
    inner join main.dim_place as place on stop.place_id = place.place_id
    where
        trip.started_on is not null
        and trip.direction is distinct from 'inbound'
    group by all
),

every_month as (
    select
        country.country,
        coverage.*
    from (select distinct trips.country from trips) as country
    cross join coverage
),

beside as (
    select
        every_month.country,
        every_month.month,
        coalesce(trips.trips, 0) as trips,
        lag(coalesce(trips.trips, 0)) over (partition by every_month.country order by every_month.month) as trips_before,
        every_month.articles_read,
        lag(every_month.articles_read) over (partition by every_month.country order by every_month.month) as read_before,
        every_month.sources_read,
        every_month.sources_silent
    from every_month
    left join trips on every_month.country = trips.country and every_month.month = trips.month
)

select
    beside.*,
    case
        when beside.trips_before is null or beside.trips >= beside.trips_before then 'no fall'
        when beside.articles_read = 0 then 'gap: nothing was read'
        when beside.articles_read * 2 <= beside.read_before then 'perhaps a gap: half as much was read'
        else 'fall: as much was read as before'
    end as reading
from beside
order by
    beside.country,
    beside.month;
