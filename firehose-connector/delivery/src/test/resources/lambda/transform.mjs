// Functions that transform records for Firehose, well and badly.
const encode = (text) => Buffer.from(text).toString("base64");
const decode = (record) => Buffer.from(record.data, "base64").toString();
const ok = (record, text) => ({ recordId: record.recordId, result: "Ok", data: encode(text) });
const upperCase = (record) => ok(record, decode(record).toUpperCase());

export const transform = async ({ records }) => ({
  records: records.map((record) => {
    switch (decode(record)) {
      case "drop":
        return { recordId: record.recordId, result: "Dropped", data: record.data };
      case "fail":
        return { recordId: record.recordId, result: "ProcessingFailed", data: record.data };
      default:
        return upperCase(record);
    }
  }),
});
export const lengths = async ({ records }) => ({
  records: records.map((record) => ok(record, String(decode(record).length))),
});
export const missing = async ({ records }) => ({ records: records.slice(1).map(upperCase) });
export const duplicate = async ({ records }) => ({ records: [...records, records[0]].map(upperCase) });
export const unending = () => new Promise(() => {});
export const oversize = async () => ({ records: [], padding: "x".repeat(6 * 1024 * 1024) });
export const throwing = async () => {
  throw new Error("no");
};
