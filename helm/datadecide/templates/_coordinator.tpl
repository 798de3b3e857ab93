{{/* The coordinator's settings; secrets come through its environment. */}}
{{- define "datadecide.coordinatorProperties" -}}
{{- $name := include "datadecide.fullname" . -}}
{{- $kubernetes := "datadecide.coordinator.kubernetes" -}}
quarkus.http.port=9000
{{ $kubernetes }}.instance={{ $name }}
{{ $kubernetes }}.data-root={{ .Values.storage.mountPath }}
{{ $kubernetes }}.address={{ $name }}-coordinator.{{ .Release.Namespace }}.svc:{{ int .Values.coordinator.service.port }}
{{- if .Values.storage.s3.enabled }}
{{ $kubernetes }}.object-store=s3://{{ .Values.storage.s3.bucket }}{{ with trimAll "/" .Values.storage.s3.prefix }}/{{ . }}{{ end }}
{{- end }}
{{ $kubernetes }}.scorer={{ $name }}-scorer.{{ .Release.Namespace }}.svc:{{ include "datadecide.scorerPort" . }}
{{ $kubernetes }}.parallel-runs={{ int .Values.coordinator.maxConcurrentRuns }}
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
{{- if .Values.kafka.enabled }}
datadecide.coordinator.events.topic={{ .Values.kafka.topic }}
kafka.security.protocol={{ .Values.kafka.securityProtocol }}
{{- if hasPrefix "SASL" .Values.kafka.securityProtocol }}
kafka.sasl.mechanism={{ .Values.kafka.saslMechanism }}
{{- end }}
{{- end }}
quarkus.log.console.json.enabled={{ .Values.logging.json }}
quarkus.log.level={{ .Values.logging.level }}
{{- range $key, $value := .Values.coordinator.properties }}
{{ $key }}={{ include "datadecide.property" $value }}
{{- end }}
{{- end -}}
