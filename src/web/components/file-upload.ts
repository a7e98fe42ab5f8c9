import { attributes, type Html, html } from "../html.ts";
import { type FieldOptions, field } from "./field.ts";
import { classNames } from "./markup.ts";

/** A file, or with `multiple` several. Browsers let files be dropped on it without a script of ours. */
export type FileUploadOptions = FieldOptions & {
  readonly multiple?: boolean | undefined;
  readonly disabled?: boolean | undefined;
};

export function fileUpload(options: FileUploadOptions): Html {
  return field(options, (id, describedBy) => {
    const own = {
      class: classNames("govuk-file-upload", options.classes, options.errorMessage && "govuk-file-upload--error"),
      id,
      name: options.name,
      type: "file",
      disabled: options.disabled,
      multiple: options.multiple,
      "aria-describedby": describedBy,
    };
    const { beforeInput, afterInput } = options.formGroup ?? {};
    return html`${beforeInput}<input${attributes({ ...own, ...options.attributes })}>${afterInput}`;
  });
}
