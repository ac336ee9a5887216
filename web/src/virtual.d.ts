declare module 'virtual:messages/en' {
  const templates: Readonly<Record<string, string>>;
  export default templates;
}
