import { crc32, deflateSync } from "node:zlib";
import { zipArchive } from "./zip-archive.ts";

/** Files as programs write them, made as they are needed: none is kept in the repository. */

/** A PDF with so many pages, whose text holds some words. */
export function aPdf(pages: number, words = "Report", trailer = ""): Buffer {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 4} 0 R`).join(" ");
  const page = (i: number) =>
    `${i + 4} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>\nendobj\n`;
  const text = `BT /F1 12 Tf 72 720 Td (${words}) Tj ET`;
  return Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [${kids}] /Count ${pages} >>\nendobj\n` +
      `3 0 obj\n<< /Length ${text.length} >>\nstream\n${text}\nendstream\nendobj\n${Array.from({ length: pages }, (_, i) => page(i)).join("")}` +
      `trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`,
    "latin1",
  );
}

/** A PDF of version 1.5, whose objects lie packed in a stream. */
export function aPackedPdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, i) => `${i + 3} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, () => "<< /Type /Page /Parent 2 0 R >>"),
  ];
  let offset = 0;
  const numbers = objects.map((text, i) => {
    const pair = `${i + 1} ${offset}`;
    offset += text.length + 1;
    return pair;
  });
  const head = `${numbers.join(" ")} `;
  const packed = deflateSync(Buffer.from(`${head}${objects.join(" ")}`, "latin1")).toString("latin1");
  const stream = `90 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode /Length ${packed.length} >>\nstream\r\n${packed}\r\nendstream\nendobj\n`;
  const table = `91 0 obj\n<< /Type /XRef /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n`;
  return Buffer.from(`%PDF-1.5\n${stream}${table}startxref\n0\n%%EOF\n`, "latin1");
}

type OfficeParts = {
  readonly main?: string;
  readonly type?: string;
  readonly more?: readonly string[];
  readonly pages?: number;
};

/** A Word document or a workbook, as far as its parts go. */
export function anOfficeFile(kind: "docx" | "xlsx", about: OfficeParts = {}): Buffer {
  const usual = {
    docx: ["word/document.xml", "wordprocessingml.document.main+xml"],
    xlsx: ["xl/workbook.xml", "spreadsheetml.sheet.main+xml"],
  }[kind];
  const { main = usual[0] ?? "", type = usual[1] ?? "", more = [], pages } = about;
  const contents = `<Types><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/></Types>`;
  return zipArchive([
    { name: "[Content_Types].xml", bytes: contents },
    { name: main, bytes: "<document/>" },
    ...(pages === undefined
      ? []
      : [{ name: "docProps/app.xml", bytes: `<Properties><Pages>${pages}</Pages></Properties>` }]),
    ...more.map((name) => ({ name, bytes: "part" })),
  ]);
}

/** A PNG of that size, black. */
export function aPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(Math.min((width + 1) * height, 1e6)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A JPEG as far as its segments go. */
export function aJpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 0x11, 0, 0]);
  const application = Buffer.from([0xff, 0xe0, 0, 16, ...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, frame, Buffer.from([0xff, 0xda, 0, 2, 0xff, 0xd9])]);
}
