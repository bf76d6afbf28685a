"""Migrations of many steps, whose models are drawn once and not once for each step.

Django draws every model that hangs together with a changed one anew after each step of a migration; here all
of them hang together, and a new database spent nine tenths of its time on that (docs/decisions/0034).
"""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class ManySteps(migrations.Migration):
    """A migration that goes from the models before its first step to those after its last.

    A model it creates is created as it is in the end, so later steps that add to the same model have nothing
    left to do. No step may read the models halfway (RunPython), nor change twice what was there before.
    """

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        if collect_sql or not schema_editor.atomic_migration:
            return super().apply(project_state, schema_editor, collect_sql)
        before = project_state.clone()
        project_state.__dict__.pop("apps", None)  # as Django does itself where it clears its cache
        for step in self.operations:
            step.state_forwards(self.app_label, project_state)
        made: set[str] = set()
        for step in self.operations:
            if not _is_made_already(step, made):
                step.database_forwards(self.app_label, schema_editor, before, project_state)
            if isinstance(step, migrations.CreateModel):
                made.add(step.name_lower)
        return project_state


def _is_made_already(step: Operation, made: set[str]) -> bool:
    adds = (migrations.AddField, migrations.AlterField, migrations.AddConstraint, migrations.AddIndex)
    return isinstance(step, adds) and step.model_name.lower() in made
