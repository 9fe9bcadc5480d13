-- Money of an earlier year inside a total would be reported as new investment. One article at fault does not stop the others.
{{ config(severity='warn') }}

select
    figure_id,
    measure
from {{ ref('fct_figure') }}
where
    counts_in_total
    and is_background
