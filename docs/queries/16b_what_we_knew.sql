-- What did we know of trips on a given day (here: the day of the first arrival), whatever was corrected later?
-- 某日（此处为首次到达之日）我们对各次行程所知为何，不论此后如何更正？
with asked as (
    select cast(min(article.landed_at) as date) + interval 1 day as moment
    from main.dim_article as article
)

select
    asked.moment,
    home.name as home,
    told.started_on,
    told.ended_on,
    told.date_basis,
    told.known_from,
    told.known_to,
    article.title,
    told.told_id
from told.trip as told
cross join asked
inner join main.dim_article as article on told.article_id = article.article_id
left join main.dim_place as home on told.home_place_id = home.place_id
where
    told.known_from < asked.moment
    and (told.known_to is null or told.known_to >= asked.moment)
order by
    told.started_on nulls last,
    told.told_id;
