/** A Word file with real headings, made here: what it says is nobody else's business. */
import { zip } from './zip.js';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Also without what XML cannot hold, which may come along when something is pasted. */
const xml = text => text.toWellFormed().replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, sign => `&#${sign.charCodeAt()};`);

const style = (id, name, properties, run, next = 'Normal') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="${next}"/><w:qFormat/><w:pPr>${properties}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const size = halfPoints => `<w:sz w:val="${halfPoints}"/>`;
const quiet = '<w:color w:val="5B5853"/>';

const styles = `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>${size(22)}<w:lang w:val="da-DK"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${
  style('Title', 'Title', '', `<w:b/>${size(48)}`)}${
  style('Subtitle', 'Subtitle', '', size(30))}${
  style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="480"/><w:outlineLvl w:val="0"/>', `<w:b/><w:color w:val="9B2F18"/>${size(32)}`)}${
  style('Heading2', 'heading 2', '<w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="1"/>', `<w:b/>${size(24)}`)}${
  style('Facts', 'Oplysninger', '<w:keepNext/>', `${quiet}${size(19)}`)}</w:styles>`;

/** @param {{ style?: string, text: string, link?: string }} paragraph each line of the text on a line of its own */
const paragraph = ({ style: id = 'Normal', text, link }) => {
  const runs = text.split(/\r\n?|\n/).map(line => `<w:t xml:space="preserve">${xml(line)}</w:t>`).join('<w:br/>');
  const run = `<w:r>${link ? '<w:rPr><w:u w:val="single"/></w:rPr>' : ''}${runs}</w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${link ? `<w:fldSimple w:instr=" HYPERLINK &quot;${xml(encodeURI(link))}&quot; ">${run}</w:fldSimple>` : run}</w:p>`;
};

/** @param {{ style?: string, text: string, link?: string }[]} paragraphs */
export const wordFile = (title, paragraphs) => zip({
  '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="a" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="${packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>da-DK</dc:language></cp:coreProperties>`,
  'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="a" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'word/styles.xml': styles,
  'word/document.xml': `${declaration}<w:document xmlns:w="${main}"><w:body>${paragraphs.map(paragraph).join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
}, wordType);
