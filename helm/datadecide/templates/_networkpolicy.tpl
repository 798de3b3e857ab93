{{/* Egress of workers besides the coordinator: DNS, object store, trace collector. */}}
{{- define "datadecide.workerEgress" -}}
- ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- if .Values.storage.s3.enabled }}
- ports:
    - port: {{ include "datadecide.urlPort" .Values.storage.s3.endpoint }}
{{- end }}
{{- with .Values.tracing.endpoint }}
- ports:
    - port: {{ include "datadecide.urlPort" . }}
{{- end }}
{{- end -}}

{{/* The port of a URL, explicit or by scheme. */}}
{{- define "datadecide.urlPort" -}}
{{- $host := (urlParse (default "https://s3" .)).host -}}
{{- if regexMatch ":[0-9]+$" $host -}}
{{- regexFind "[0-9]+$" $host -}}
{{- else -}}
{{- hasPrefix "http://" . | ternary 80 443 -}}
{{- end -}}
{{- end -}}
