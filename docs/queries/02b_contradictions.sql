-- What do articles say against themselves, and against each other?
-- 文章自身及相互之间有哪些矛盾？
select
    contradiction.kind,
    contradiction.left_value,
    contradiction.right_value,
    contradiction.is_between_articles,
    contradiction.article_count,
    contradiction.first_told_on,
    contradiction.left_told_id,
    contradiction.right_told_id
from main.fct_contradiction as contradiction
order by
    contradiction.is_between_articles,
    contradiction.kind,
    contradiction.first_told_on nulls last,
    contradiction.left_told_id,
    contradiction.right_value;
