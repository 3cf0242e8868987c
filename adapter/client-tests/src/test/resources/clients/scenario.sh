#!/usr/bin/env bash
# The scenario of the client matrix with the AWS CLI: prints one line per capability. Arguments: aws, endpoint, stream.
# The CLI has no SubscribeToShard.
aws=$1 endpoint=$2 stream=$3

kinesis() { "$aws" --endpoint-url "$endpoint" --output text kinesis "$@"; }

records() {
  printf '%s %s\n' 'every-byte-ü' "$(for i in $(seq 0 255); do printf "\\x$(printf %x "$i")"; done | base64 -w 0)"
  for i in $(seq 0 19); do printf 'key-%d %s\n' "$i" "$(printf 'value-%d' "$i" | base64 -w 0)"; done
}

# Not list-shards, which names the stream again for the second page and is refused for that, by AWS too.
shards() { kinesis describe-stream --stream-name "$stream" --page-size 1 --query 'StreamDescription.Shards[].[ShardId]'; }

put_and_get() {
  set -e -o pipefail
  local first key data shard iterator
  kinesis create-stream --stream-name "$stream" --shard-count 2
  kinesis wait stream-exists --stream-name "$stream"
  read -r key data < <(records)
  kinesis put-record --stream-name "$stream" --partition-key "$key" --data "$data" >/dev/null
  first=$(kinesis put-records --stream-name "$stream" --query FailedRecordCount \
    --records $(records | tail -n +2 | sed 's/\(.*\) \(.*\)/PartitionKey=\1,Data=\2/'))
  [ "$first" = 0 ]
  [ "$(kinesis describe-stream-summary --stream-name "$stream" --query StreamDescriptionSummary.OpenShardCount)" = 2 ]
  diff <(records | sort) <(for shard in $(shards); do
    iterator=$(kinesis get-shard-iterator --stream-name "$stream" --shard-id "$shard" --shard-iterator-type TRIM_HORIZON)
    kinesis get-records --shard-iterator "$iterator" --query 'Records[].[PartitionKey, Data]' | tr '\t' ' '
  done | sort)
}

paged_lists() {
  set -e -o pipefail
  [ "$(shards | tr '\n' ' ')" = 'shardId-000000000000 shardId-000000000001 ' ]
  [ "$(kinesis list-shards --stream-name "$stream" --query 'length(Shards)')" = 2 ]
  kinesis list-streams --page-size 1 --query 'StreamNames[].[@]' | grep -x "$stream"
}

typed_errors() {
  set -e
  local printed
  printed=$(kinesis describe-stream-summary --stream-name missing 2>&1) && return 1
  case $printed in
  *'(ResourceNotFoundException)'*'Stream missing under account'*) ;;
  *) echo "$printed" && return 1 ;;
  esac
}

for capability in put_and_get paged_lists typed_errors; do
  # As a process of its own, since bash ignores set -e in a condition.
  ($capability) >"${TMPDIR:-/tmp}/$stream.log" 2>&1
  status=$?
  if [ $status = 0 ]; then said=ok; else said="exit code $status: $(tr '\n' ' ' <"${TMPDIR:-/tmp}/$stream.log")"; fi
  rm -f "${TMPDIR:-/tmp}/$stream.log"
  echo "$(echo $capability | tr '[:lower:]' '[:upper:]') $said"
done
kinesis delete-stream --stream-name "$stream" --enforce-consumer-deletion
