"""A record processor without any library: notes what it is given in a file, and checkpoints every batch."""
import base64
import json
import sys

notes = open(sys.argv[1], "a")


def say(message):
    sys.stdout.write("\n" + json.dumps(message) + "\n")
    sys.stdout.flush()


def note(text):
    notes.write(text + "\n")
    notes.flush()


def checkpoint(sequence_number, sub_sequence_number):
    say({"action": "checkpoint", "sequenceNumber": sequence_number, "subSequenceNumber": sub_sequence_number})
    while True:
        answer = json.loads(sys.stdin.readline())
        if answer["action"] == "checkpoint":
            note("checkpointed " + str(answer.get("error")))
            return


for line in sys.stdin:
    message = json.loads(line)
    action = message["action"]
    if action == "processRecords":
        for one in message["records"]:
            note("record " + base64.b64decode(one["data"]).decode())
        last = message["records"][-1]
        checkpoint(last["sequenceNumber"], last["subSequenceNumber"])
    else:
        note(action)
    if action == "shardEnded":
        checkpoint(None, None)
    say({"action": "status", "responseFor": action})
