-- Text damage per article: what kind, how much, how sure is each repair?
-- 各篇文章的文本损坏：何种、多少、修复有多可靠？
select
    coalesce(article.title, article.source_uri) as article,
    repair.kind,
    count(*) as places,
    count(*) filter (where repair.is_inferred) as inferred,
    round(min(repair.confidence), 3) as least_confidence,
    round(avg(repair.confidence), 3) as mean_confidence,
    article.article_id
from text.repair as repair
inner join main.dim_article as article on repair.article_id = article.article_id
group by all
order by
    article asc,
    places desc,
    repair.kind asc;
