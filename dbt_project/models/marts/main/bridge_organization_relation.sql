-- One relation between two bodies or places.
with told as (
    {{ told_now('told_organization_relation', 'subject_id') }}
)

select
    told.relation,
    told.subject_kind,
    told.subject_id,
    told.object_kind,
    told.object_id,
    {{ folded_measures() }}
from told
group by told.relation, told.subject_kind, told.subject_id, told.object_kind, told.object_id
