{{/* Over TCP: during its first start the image listens only on its socket, before the database exists. */}}
{{- define "datadecide.postgresqlReady" -}}
exec:
  command: [pg_isready, -h, 127.0.0.1, -q, -d, {{ .Values.database.name }}]
{{- end -}}
