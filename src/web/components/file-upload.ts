import { attributes, type Html, html } from "../html.ts";
import { type FieldOptions, field } from "./field.ts";
import { type Phrase, phraseAttributes } from "./i18n.ts";
import { type Attributes, classNames } from "./markup.ts";

/** A file, or with `multiple` several. With `javascript` files can be dropped on it where scripts run. */
export type FileUploadOptions = FieldOptions & {
  readonly multiple?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly javascript?: boolean | undefined;
  readonly chooseFilesButtonText?: Phrase;
  readonly noFileChosenText?: Phrase;
  readonly multipleFilesChosenText?: Phrase;
  readonly dropInstructionText?: Phrase;
  readonly enteredDropZoneText?: Phrase;
  readonly leftDropZoneText?: Phrase;
  readonly wrapperClasses?: string | undefined;
  readonly wrapperAttributes?: Attributes | undefined;
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
    const control = html`<input${attributes({ ...own, ...options.attributes })}>`;
    const { beforeInput, afterInput } = options.formGroup ?? {};
    return html`${beforeInput}${options.javascript ? dropZone(control, options) : control}${afterInput}`;
  });
}

function dropZone(control: Html, options: FileUploadOptions): Html {
  const own = {
    class: classNames("govuk-file-upload-wrapper", options.wrapperClasses),
    "data-module": "govuk-file-upload",
    ...phraseAttributes({
      "choose-files-button": options.chooseFilesButtonText,
      "no-file-chosen": options.noFileChosenText,
      "multiple-files-chosen": options.multipleFilesChosenText,
      "drop-instruction": options.dropInstructionText,
      "entered-drop-zone": options.enteredDropZoneText,
      "left-drop-zone": options.leftDropZoneText,
    }),
  };
  return html`<div${attributes({ ...own, ...options.wrapperAttributes })}>${control}</div>`;
}
