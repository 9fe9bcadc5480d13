-- Stated investment by trip: a lower bound, background left out, nothing counted twice, no sales or fund money in it.
-- 各次行程所述投资额：为下限，不含背景，不重复计算，不含销售额与基金规模。
select
    home.name as home,
    trip.started_on,
    trip.ended_on,
    figure.currency,
    sum(figure.value) as at_least,
    count(*) as figures,
    trip.trip_id
from main.fct_figure as figure
inner join main.fct_trip as trip on figure.trip_id = trip.trip_id
left join main.dim_place as home on trip.home_place_id = home.place_id
where
    figure.kind = 'money'
    and figure.counts_in_total
    and figure.measure not in ('sales', 'fund_size')
group by all
order by
    trip.started_on nulls last,
    figure.currency;
