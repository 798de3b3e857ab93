{{- define "datadecide.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{/* Release and chart name without repetition, short enough for suffixes. */}}
{{- define "datadecide.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains (include "datadecide.name" .) .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "datadecide.name" .) | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "datadecide.selector" -}}
app.kubernetes.io/name: {{ include "datadecide.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "datadecide.labels" -}}
{{ include "datadecide.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Selector of the pods that the coordinator creates for runs. */}}
{{- define "datadecide.workerSelector" -}}
app.kubernetes.io/component: trainer
datadecide.io/instance: {{ include "datadecide.fullname" . }}
{{- end -}}

{{/* An image: registry, name, tag. Called with a dict of root, name and suffix. */}}
{{- define "datadecide.image" -}}
{{- $registry := trimSuffix "/" .root.Values.image.registry -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .name }}:{{ default .root.Chart.AppVersion .root.Values.image.tag }}{{ .suffix | default "" }}
{{- end -}}

{{- define "datadecide.pullSecrets" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end -}}

{{- define "datadecide.coordinatorAccount" -}}
{{- default (printf "%s-coordinator" (include "datadecide.fullname" .)) .Values.serviceAccount.coordinatorName -}}
{{- end -}}

{{- define "datadecide.trainerAccount" -}}
{{- default (printf "%s-trainer" (include "datadecide.fullname" .)) .Values.serviceAccount.trainerName -}}
{{- end -}}

{{- define "datadecide.authSecret" -}}
{{- default (printf "%s-auth" (include "datadecide.fullname" .)) .Values.auth.existingSecret -}}
{{- end -}}

{{- define "datadecide.databaseSecret" -}}
{{- default (printf "%s-postgresql" (include "datadecide.fullname" .)) .Values.database.existingSecret -}}
{{- end -}}

{{- define "datadecide.databaseHost" -}}
{{- if .Values.database.host -}}
{{- .Values.database.host -}}
{{- else if .Values.postgresql.enabled -}}
{{- printf "%s-postgresql" (include "datadecide.fullname" .) -}}
{{- else -}}
{{- fail "database.host is empty and postgresql.enabled is false: name a PostgreSQL, or enable the bundled one" -}}
{{- end -}}
{{- end -}}

{{- define "datadecide.databaseUrl" -}}
jdbc:postgresql://{{ include "datadecide.databaseHost" . }}:{{ int .Values.database.port }}/{{ .Values.database.name }}
{{- with .Values.database.parameters }}?{{ . }}{{ end }}
{{- end -}}

{{- define "datadecide.claim" -}}
{{- default (printf "%s-data" (include "datadecide.fullname" .)) .Values.storage.existingClaim -}}
{{- end -}}

{{/* Volumes of pods that read or write corpora and checkpoints. */}}
{{- define "datadecide.dataVolumes" -}}
{{- if include "datadecide.sharedVolume" . }}
- name: data
  {{- if .Values.storage.hostPath }}
  hostPath:
    path: {{ .Values.storage.hostPath }}
    type: Directory
  {{- else }}
  persistentVolumeClaim:
    claimName: {{ include "datadecide.claim" . }}
  {{- end }}
{{- end }}
{{- with .Values.storage.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "datadecide.dataMounts" -}}
{{- if include "datadecide.sharedVolume" . }}
- name: data
  mountPath: {{ .Values.storage.mountPath }}
{{- end }}
{{- with .Values.storage.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Pods of the restricted Pod Security Standard. Called with a dict of fsGroup. */}}
{{- define "datadecide.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: {{ . }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "datadecide.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

{{/* Scheduling constraints of a pod. Called with the values of a component. */}}
{{- define "datadecide.placement" -}}
{{- with .nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end -}}

{{/* Trace export of coordinator, trainers and scorers. The coordinator decides which experiments are traced. */}}
{{- define "datadecide.tracingEnv" -}}
{{- with .Values.tracing.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end -}}

{{/* Escapes a value of a properties file: line ends and backslashes would start a new line, dollars an expression. */}}
{{- define "datadecide.property" -}}
{{- . | toString | replace "\\" "\\\\" | replace "\r" "\\r" | replace "\n" "\\n" -}}
{{- end -}}
