package ncc.server.page.check;

import ncc.server.setting.EffectiveCheck;

/// A check in the list of all, and when it runs. Public for the template engine only.
public record CheckSchedule(EffectiveCheck check, String schedule) {}
