-- What changed since the release before, and why? Between any two: jingmao diff RELEASE RELEASE.
-- 较上次发布有何变化，原因为何？任意两次之间：jingmao diff。
select
    change.table_name,
    change.change,
    change.cause,
    count(*) as change_rows,
    count(distinct change.article_id) as articles,
    min(change.detail) as example
from catalog.change as change
group by all
order by
    change.table_name,
    change_rows desc,
    change.change,
    change.cause;
