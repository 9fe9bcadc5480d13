-- Every amount, normalised, with its qualifier.
-- 每一笔金额（已换算为基本单位）及其限定。
select
    organization.name as organization,
    figure.measure,
    figure.qualifier,
    figure.value,
    figure.currency,
    figure.currency_basis,
    figure.counts_in_total,
    figure.is_background,
    figure.figure_id
from main.fct_figure as figure
left join main.dim_organization as organization on figure.organization_id = organization.organization_id
where figure.kind = 'money'
order by
    figure.currency asc nulls last,
    figure.value desc,
    figure.figure_id asc;
