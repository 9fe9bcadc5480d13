-- Reprints: which article's publisher is not its source, and which text was printed before?
-- 转载：哪些文章的发布者并非来源？哪些文字早已刊出？
select
    article.title,
    article.publisher,
    article.source,
    article.published_on,
    original.publisher as first_publisher,
    original.published_on as first_published_on,
    article.article_id
from main.dim_article as article
left join main.dim_article as original on article.duplicate_of_article_id = original.article_id
where
    article.publisher <> article.source
    or article.duplicate_of_article_id is not null
order by
    article.published_on nulls last,
    article.article_id;
