-- Parent and subsidiary pairs.
-- 母公司与子公司。
select
    parent.name as parent,
    subsidiary.name as subsidiary,
    relation.article_count,
    relation.first_told_on
from main.bridge_organization_relation as relation
inner join main.dim_organization as subsidiary on relation.subject_id = subsidiary.organization_id
inner join main.dim_organization as parent on relation.object_id = parent.organization_id
where relation.relation = 'subsidiary_of'
order by
    parent.name,
    subsidiary.name;
