/** What a field of our own is given. */
export type OwnField<Value> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  readOnly: boolean;
};
