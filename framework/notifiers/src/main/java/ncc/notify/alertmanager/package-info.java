/// Alerts to Prometheus Alertmanagers.
@NullMarked
package ncc.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
