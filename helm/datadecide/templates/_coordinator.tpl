{{/* The coordinator's settings; secrets come through its environment. */}}
{{- define "datadecide.coordinatorProperties" -}}
{{- $name := include "datadecide.fullname" . -}}
{{- $kubernetes := "datadecide.coordinator.kubernetes" -}}
quarkus.http.port=9000
{{ $kubernetes }}.instance={{ $name }}
{{ $kubernetes }}.data-root={{ .Values.storage.mountPath }}
{{ $kubernetes }}.address={{ $name }}-coordinator.{{ .Release.Namespace }}.svc:{{ int .Values.coordinator.service.port }}
{{ $kubernetes }}.scorer={{ $name }}-scorer.{{ .Release.Namespace }}.svc:9100
{{ $kubernetes }}.parallel-runs={{ int .Values.coordinator.runsAtOnce }}
{{ $kubernetes }}.requests-per-second={{ int .Values.coordinator.apiRequestsPerSecond }}
{{ $kubernetes }}.trainer.image={{ include "datadecide.image" (dict "root" . "name" .Values.trainer.image) }}
{{ $kubernetes }}.trainer.gpu-image={{ include "datadecide.image" (dict "root" . "name" .Values.trainer.gpuImage "suffix" .Values.trainer.gpuTagSuffix) }}
{{ $kubernetes }}.trainer.gpu-resource={{ .Values.trainer.gpuResource }}
{{ $kubernetes }}.trainer.image-pull-policy={{ .Values.image.pullPolicy }}
{{ $kubernetes }}.trainer.cpu={{ .Values.trainer.cpu }}
{{- with .Values.trainer.memory }}
{{ $kubernetes }}.trainer.memory={{ . }}
{{- end }}
{{- with .Values.trainer.queueName }}
{{ $kubernetes }}.trainer.queue={{ . }}
{{- end }}
{{ $kubernetes }}.trainer.stop-grace={{ int .Values.trainer.terminationGracePeriodSeconds }}s
{{ $kubernetes }}.trainer.keep-finished={{ int .Values.trainer.ttlSecondsAfterFinished }}s
{{ $kubernetes }}.trainer.pod-template=/etc/datadecide/worker-pod.yaml
datadecide.coordinator.database.pool-size={{ int .Values.database.maxConnections }}
quarkus.log.level={{ .Values.logging.level }}
{{- range $key, $value := .Values.coordinator.properties }}
{{ $key }}={{ include "datadecide.property" $value }}
{{- end }}
{{- end -}}
