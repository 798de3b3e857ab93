{{/* Whether pods share a volume. */}}
{{- define "datadecide.sharedVolume" -}}
{{- if or .Values.storage.hostPath .Values.storage.existingClaim (not .Values.storage.s3.enabled) -}}true{{- end -}}
{{- end -}}

{{/* The object store, in the AWS SDK's variables. */}}
{{- define "datadecide.s3Env" -}}
{{- with .Values.storage.s3 -}}
- name: AWS_REGION
  value: {{ .region }}
{{- with .endpoint }}
- name: AWS_ENDPOINT_URL_S3
  value: {{ . }}
{{- end }}
{{- with .existingSecret }}
- name: AWS_ACCESS_KEY_ID
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: access-key-id}
- name: AWS_SECRET_ACCESS_KEY
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: secret-access-key}
{{- end }}
{{- end }}
{{- end -}}
